"""Text: the vocabulary of the world's language and the small encoder trained together with the DiT."""
