//! Shapes
