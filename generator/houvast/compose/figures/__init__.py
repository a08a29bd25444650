"""Pictures made of the data: the week and the whole internship."""
