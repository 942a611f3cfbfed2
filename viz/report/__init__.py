"""Views and shortlists as parts of a report: Markdown, Word, a spreadsheet, Mermaid; each item with its words."""
