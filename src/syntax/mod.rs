//! From text to syntax tree.

pub mod ast;
mod depth;
mod expect;
mod failure;
mod grammar;
mod lexer;
mod lexical_error;
mod parse;
mod recover;
mod token;
mod tokens;
mod value;

pub use lexer::{Lexed, lex};
pub use parse::parse;
pub use token::{Token, TokenKind};

#[cfg(test)]
mod tests;
