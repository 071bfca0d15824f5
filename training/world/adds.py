"""What the small world has where a config's `adds` names it, as that of the shipped model does all but the last: weather, colours, several of a kind, styles, events,
hiding, sequences, causes, and one above another."""

ADDS = ("weather", "colours", "several", "styles", "events", "hiding", "sequences", "causes", "above")
