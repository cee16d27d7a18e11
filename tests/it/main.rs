//! Tests of the core, natively. One binary, so that it links once.

mod support;
