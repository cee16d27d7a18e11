//! What stands around a quantity and bears on it: whose it is ([`scope`]) and of when ([`time`]).

pub mod scope;
pub mod time;
