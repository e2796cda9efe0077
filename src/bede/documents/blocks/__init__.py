"""The block classifier: lines of a saved page in, blocks with a kind and the reason for it out.

``lines`` makes blocks of lines, ``features`` measures one block, ``looks`` says what a block is by its own
words and shape, ``spread`` lets a verdict take its neighbours (pleas and notices in ``pleas``, lists in
``teasers``), ``order`` finds where the article begins and ends, ``kinds`` gives every block its kind. ``masthead``
reads the outlet's name from blocks that have theirs.
"""
