"""The block classifier: plain text of a saved page in, lines in; blocks with a kind and the reason for it out.

``lines`` makes blocks of lines, ``features`` measures one block, ``looks`` says what a block is by its own words
and shape, ``order`` finds where the article begins and ends, ``kinds`` gives every block its kind.
"""
