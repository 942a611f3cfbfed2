"""Citations of a node, a relationship or a view: what they say (reference), and how each style writes it."""
