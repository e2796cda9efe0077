"""The pages in the browser: a face on the queries of the chronicle, and the same as one file to mail."""
