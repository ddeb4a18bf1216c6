//! What time it is for the simulator. Tests let it run ahead; nothing else in the server asks it.

use crate::clock::Moment;
use std::{fs, path::PathBuf, sync::Arc};

/// This machine's clock, and by how much the simulator's is ahead of it.
#[derive(Clone, Default)]
pub struct Clock {
    ahead: Option<Arc<PathBuf>>,
}

impl Clock {
    /// `ahead` names a file that holds a number of seconds, read anew each time.
    pub fn new(ahead: Option<PathBuf>) -> Clock {
        Clock { ahead: ahead.map(Arc::new) }
    }

    /// Now.
    pub fn now(&self) -> Moment {
        let ahead = self.ahead.as_ref().and_then(|file| fs::read_to_string(file.as_ref()).ok());
        let ahead: i64 = ahead.and_then(|text| text.trim().parse().ok()).unwrap_or_default();
        Moment(Moment::now().0.saturating_add(ahead))
    }
}
