/// How the words of a claim stand in the text.
extension Grading {
    /// A period between marks is one of the sentence, one within other words may describe something else; a figure that a mark follows is
    /// the end of its phrase, one before a word may be a part of a name.
    func addWords(_ frame: Frame, _ draft: Draft, _ period: Range<Int>?, _ features: inout FeatureSet<GradeFeature>) {
        let text = layout.text
        if let period {
            let isHead = period.lowerBound == layout.sentences[frame.sentence].range.lowerBound || !isWord(period.lowerBound - 1)
            if !isWord(period.upperBound) {
                features.insert(isHead ? .periodApart : .periodEnds)
            } else if !isHead {
                features.insert(.periodInside)
            }
        }
        if frame.end < text.count {
            switch text[frame.end] {
            case 0xFF0C, 0x2C: features.insert(.figureCloses)
            case 0x3001: features.insert(.figureListed)
            case let scalar where Folding.endsSentence(scalar): features.insert(.figureCloses)
            case let scalar where Folding.isHan(scalar): features.insert(.figureBeforeWord)
            default: break
            }
        }
        if let words = draft.words.metric.last, frame.start - words.upperBound > 20 { features.insert(.metricFar) }
    }

    private func isWord(_ place: Int) -> Bool {
        guard layout.text.indices.contains(place) else { return false }
        let scalar = layout.text[place]
        return Folding.isHan(scalar) || Folding.isLatin(scalar) || Folding.isDigit(scalar)
    }
}
