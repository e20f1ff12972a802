//! A program as the source of a Rust constant, so that it is compiled into the binary and a run loads nothing.
//!
//! A [`Serializer`] that writes the expression which makes a value: structs and enums by their names, sequences as
//! `Items`. The names must be in scope where the source is compiled.

use std::fmt::{self, Display, Write as _};

use serde::Serialize;
use serde::ser::{
    Error, Impossible, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple,
    SerializeTupleStruct, SerializeTupleVariant, Serializer,
};

/// The expression that makes `value`.
///
/// # Errors
/// Where the value holds what has no such expression: a map, a float, a character.
pub fn rust_source(value: &impl Serialize) -> Result<String, NotWritable> {
    let mut source = String::new();
    value.serialize(Writer { source: &mut source, brackets: Brackets::Round })?;
    Ok(source)
}

/// Why a value has no source.
#[derive(Debug)]
pub struct NotWritable(String);

impl Display for NotWritable {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "the program can't be written as Rust: {}", self.0)
    }
}

impl std::error::Error for NotWritable {}

impl Error for NotWritable {
    fn custom<T: Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

impl From<fmt::Error> for NotWritable {
    fn from(error: fmt::Error) -> Self {
        Self(error.to_string())
    }
}

/// What stands around several values without names: serde tells tuples and arrays apart no more than by their place.
#[derive(Clone, Copy)]
enum Brackets {
    /// A tuple.
    Round,
    /// An array, which only stands within a newtype.
    Square,
}

/// Writes one value.
struct Writer<'s> {
    source: &'s mut String,
    brackets: Brackets,
}

impl<'s> Writer<'s> {
    fn plain(self, text: impl Display) -> Result<(), NotWritable> {
        Ok(write!(self.source, "{text}")?)
    }

    fn open(self, head: impl Display, tail: &'static str) -> Result<Members<'s>, NotWritable> {
        write!(self.source, "{head}")?;
        Ok(Members { source: self.source, tail })
    }
}

/// Writes what stands between two brackets.
struct Members<'s> {
    source: &'s mut String,
    tail: &'static str,
}

impl Members<'_> {
    fn member<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), NotWritable> {
        self.last(value)?;
        self.source.push_str(", ");
        Ok(())
    }

    fn last<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), NotWritable> {
        value.serialize(Writer { source: self.source, brackets: Brackets::Round })
    }

    fn close(self) -> Result<(), NotWritable> {
        self.source.write_str(self.tail)?;
        Ok(())
    }
}

impl SerializeSeq for Members<'_> {
    type Ok = ();
    type Error = NotWritable;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), NotWritable> {
        self.member(value)?;
        self.source.push('\n');
        Ok(())
    }

    fn end(self) -> Result<(), NotWritable> {
        self.close()
    }
}

/// Members without and with names.
macro_rules! members {
    ($($form:ident . $method:ident),*; $($named_form:ident),*) => {
        $(impl $form for Members<'_> {
            type Ok = ();
            type Error = NotWritable;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), NotWritable> {
                self.member(value)
            }

            fn end(self) -> Result<(), NotWritable> {
                self.close()
            }
        })*
        $(impl $named_form for Members<'_> {
            type Ok = ();
            type Error = NotWritable;

            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                name: &'static str,
                value: &T,
            ) -> Result<(), NotWritable> {
                write!(self.source, "{name}: ")?;
                self.member(value)
            }

            fn end(self) -> Result<(), NotWritable> {
                self.close()
            }
        })*
    };
}

members!(
    SerializeTuple.serialize_element,
    SerializeTupleStruct.serialize_field,
    SerializeTupleVariant.serialize_field;
    SerializeStruct,
    SerializeStructVariant
);

/// Values that no program holds.
fn none_such<T>(what: &str) -> Result<T, NotWritable> {
    Err(NotWritable(format!("it holds {what}")))
}

/// Methods that write a number as it is.
macro_rules! numbers {
    ($($method:ident: $number:ty),*) => {
        $(fn $method(self, value: $number) -> Result<(), NotWritable> {
            self.plain(value)
        })*
    };
}

impl<'s> Serializer for Writer<'s> {
    type Ok = ();
    type Error = NotWritable;
    type SerializeSeq = Members<'s>;
    type SerializeTuple = Members<'s>;
    type SerializeTupleStruct = Members<'s>;
    type SerializeTupleVariant = Members<'s>;
    type SerializeMap = Impossible<(), NotWritable>;
    type SerializeStruct = Members<'s>;
    type SerializeStructVariant = Members<'s>;

    numbers!(
        serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64,
        serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64, serialize_bool: bool
    );

    fn serialize_f32(self, _: f32) -> Result<(), NotWritable> {
        none_such("a float")
    }

    fn serialize_f64(self, _: f64) -> Result<(), NotWritable> {
        none_such("a float")
    }

    fn serialize_char(self, _: char) -> Result<(), NotWritable> {
        none_such("a character")
    }

    fn serialize_str(self, _: &str) -> Result<(), NotWritable> {
        none_such("a text")
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<(), NotWritable> {
        none_such("bytes")
    }

    fn serialize_none(self) -> Result<(), NotWritable> {
        self.plain("None")
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), NotWritable> {
        let mut some = self.open("Some(", ")")?;
        some.last(value)?;
        some.close()
    }

    fn serialize_unit(self) -> Result<(), NotWritable> {
        self.plain("()")
    }

    fn serialize_unit_struct(self, name: &'static str) -> Result<(), NotWritable> {
        self.plain(name)
    }

    fn serialize_unit_variant(
        self,
        name: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<(), NotWritable> {
        self.plain(format_args!("{name}::{variant}"))
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        value: &T,
    ) -> Result<(), NotWritable> {
        write!(self.source, "{name}(")?;
        value.serialize(Writer { source: self.source, brackets: Brackets::Square })?;
        self.source.push(')');
        Ok(())
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), NotWritable> {
        let mut variant = self.open(format_args!("{name}::{variant}("), ")")?;
        variant.last(value)?;
        variant.close()
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Members<'s>, NotWritable> {
        self.open("Items(Cow::Borrowed(&[", "]))")
    }

    fn serialize_tuple(self, _: usize) -> Result<Members<'s>, NotWritable> {
        match self.brackets {
            Brackets::Round => self.open("(", ")"),
            Brackets::Square => self.open("[", "]"),
        }
    }

    fn serialize_tuple_struct(self, name: &'static str, _: usize) -> Result<Members<'s>, NotWritable> {
        self.open(format_args!("{name}("), ")")
    }

    fn serialize_tuple_variant(
        self,
        name: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Members<'s>, NotWritable> {
        self.open(format_args!("{name}::{variant}("), ")")
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, NotWritable> {
        none_such("a map")
    }

    fn serialize_struct(self, name: &'static str, _: usize) -> Result<Members<'s>, NotWritable> {
        self.open(format_args!("{name} {{ "), "}")
    }

    fn serialize_struct_variant(
        self,
        name: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Members<'s>, NotWritable> {
        self.open(format_args!("{name}::{variant} {{ "), "}")
    }
}
