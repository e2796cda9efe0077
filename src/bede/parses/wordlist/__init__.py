"""The word-list reader: plain active and passive sentences by tables of words, without a model.

tokens → tags (word classes) → phrases (noun phrases) → clauses (verb groups, subjects, objects) →
acts (triggers with roles) → voices → frames. It is the fallback that needs no model file.
"""
