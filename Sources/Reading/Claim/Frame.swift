import Quantities

/// What stands around a figure: where it is in its article, and what the figures before it were read as.
struct Frame {
    var draft: Draft
    /// Sentence and clause in the layout.
    let sentence: Int
    let clause: Int
    /// The end of the figure before it in the sentence, else the head of the sentence.
    let floor: Int
    /// The figure before in the same sentence, and the last one of an earlier sentence.
    let before: Draft?
    let earlier: Draft?

    var start: Int { draft.range.lowerBound }
    var end: Int { draft.range.upperBound }
}
