"""The synthetic picture-book world: facts are drawn first, then rendered and captioned from the same facts."""
