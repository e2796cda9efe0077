"""What the pages show, one file per page: queries on a prepared chronicle, and the rows that they give."""
