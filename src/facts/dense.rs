//! Dense tables: rows of positions in one allocation, and a square of bits. Knows nothing of procedures.

/// Rows of positions, such as the steps directly before each step.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lists {
    ends: Vec<u32>,
    items: Vec<u32>,
}

impl Lists {
    /// No rows yet, with room for so many.
    pub fn with_capacity(rows: usize) -> Self {
        Lists { ends: Vec::with_capacity(rows), items: Vec::with_capacity(rows) }
    }

    /// So many rows from pairs of row and item; each row ascends and holds an item once. Pairs of other rows
    /// are left out.
    pub fn grouped(rows: usize, mut pairs: Vec<(u32, u32)>) -> Self {
        pairs.sort_unstable();
        pairs.dedup();
        let mut lists = Lists { ends: Vec::with_capacity(rows), items: Vec::with_capacity(pairs.len()) };
        let mut rest = pairs.into_iter().peekable();
        for row in 0..rows as u32 {
            while let Some((_, item)) = rest.next_if(|pair| pair.0 == row) {
                lists.items.push(item);
            }
            lists.ends.push(lists.items.len() as u32);
        }
        lists
    }

    /// Adds a row.
    pub fn push(&mut self, row: impl IntoIterator<Item = u32>) {
        self.items.extend(row);
        self.ends.push(self.items.len() as u32);
    }

    /// One row; empty for one that is not there.
    pub fn row(&self, at: usize) -> &[u32] {
        let Some(end) = self.ends.get(at) else { return &[] };
        let start = if at == 0 { 0 } else { self.ends[at - 1] };
        &self.items[start as usize..*end as usize]
    }

    /// All rows, in order.
    pub fn rows(&self) -> impl Iterator<Item = &[u32]> {
        (0..self.len()).map(|at| self.row(at))
    }

    /// How many rows.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// How many items in all rows.
    pub fn item_count(&self) -> usize {
        self.items.len()
    }

    /// The rows read the other way: row `b` holds `a` where row `a` held `b`.
    pub fn transposed(&self) -> Self {
        let mut pairs = Vec::with_capacity(self.items.len());
        for (at, row) in self.rows().enumerate() {
            pairs.extend(row.iter().map(|item| (*item, at as u32)));
        }
        Lists::grouped(self.len(), pairs)
    }
}

/// A square of bits: a relation between the positions below some size.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Square {
    size: usize,
    width: usize,
    words: Vec<u64>,
}

impl Square {
    /// The empty relation between so many positions.
    pub fn new(size: usize) -> Self {
        let width = size.div_ceil(64);
        Square { size, width, words: vec![0; size * width] }
    }

    /// Relates one position to another. Both must be below the size.
    pub fn set(&mut self, row: usize, column: usize) {
        debug_assert!(row < self.size && column < self.size);
        self.words[row * self.width + column / 64] |= 1 << (column % 64);
    }

    /// Whether one position is related to another; what lies outside is not.
    pub fn has(&self, row: usize, column: usize) -> bool {
        row < self.size
            && column < self.size
            && self.words[row * self.width + column / 64] & (1 << (column % 64)) != 0
    }

    /// Adds what follows by going on: if `a` leads to `b` and `b` to `c`, then `a` leads to `c`. Cubic in the
    /// size, 64 at a time.
    pub fn close(&mut self) {
        for middle in 0..self.size {
            let through = self.words[middle * self.width..(middle + 1) * self.width].to_vec();
            for row in 0..self.size {
                if self.has(row, middle) {
                    let words = &mut self.words[row * self.width..(row + 1) * self.width];
                    words.iter_mut().zip(&through).for_each(|(word, more)| *word |= more);
                }
            }
        }
    }
}
