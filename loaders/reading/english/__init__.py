"""English accounts of plans: their own grammar, the same draft, the same exact evidence."""
