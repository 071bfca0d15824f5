"""What the small world can have beyond what the shipped model was taught: weather, colours, several of a kind. A config's `adds` names them."""

ADDS = ("weather", "colours", "several")
