"""From text to facts: passages, quantities, outline, patterns, assembly."""
