"""How the graph looks: views, layouts, pages, figures."""
