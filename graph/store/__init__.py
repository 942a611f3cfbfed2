"""The engines a graph is served from, behind one set of verbs."""
