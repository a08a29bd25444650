"""A handbook on paper: the booklet and the pocket sheet."""
