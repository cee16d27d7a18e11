//! The second module of the page and the module of the npm package: everything that [`gouji::api`] exports, with every
//! reader. Nothing happens at its start.

use gouji as _;

fn main() {}
