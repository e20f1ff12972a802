//! What is read of a bill of materials, and what is refused.
