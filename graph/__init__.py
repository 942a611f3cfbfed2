"""What is true: the model, the library that holds it, and the engines that answer questions about it."""
