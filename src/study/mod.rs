//! A study: both structures on the same work, replication by replication, until the difference is
//! known well enough.
