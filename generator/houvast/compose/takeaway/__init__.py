"""What a reader takes along: calendars, contact cards, codes, messages that are ready."""
