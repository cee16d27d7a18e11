//! The JavaScript border: the only place that knows JavaScript values.
