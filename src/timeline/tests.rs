//! Days on which outcomes change, and why.

mod causes;
mod days;
mod fixture;
mod restarts;
mod samples;
