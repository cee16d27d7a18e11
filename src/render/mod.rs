//! Findings for people and programs, one file per form of output.
