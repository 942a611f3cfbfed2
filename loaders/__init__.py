"""How documents are read: one Fragment per document."""
