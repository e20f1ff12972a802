//! The instruments as a picture: on a line of time, with what replaced what and how far each is encoded.

mod axis;
mod connector;
mod html;
mod legend;
mod marks;
mod placing;
mod row;
mod shares;
mod svg;
mod words;

pub use html::law_html;
pub use svg::law_svg;
