"""A school's glossary as a website of its own, and the files beside it."""
