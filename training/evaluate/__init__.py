"""Measures what prompts and clips have in common, with a judge that is first measured on real renders."""
