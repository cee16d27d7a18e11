//! Planted errors: sound tables in which something is made wrong, and what the program says about it.

mod in_tables;
