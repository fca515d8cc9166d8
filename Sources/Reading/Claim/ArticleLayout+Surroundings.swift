/// What stands around a stretch of a sentence.
extension ArticleLayout {
    /// Whether a figure stands in `range`.
    func hasFigure(_ range: Range<Int>, in sentence: Int) -> Bool {
        guard let last = figure(before: range.upperBound, in: sentence) else { return false }
        return figures[last].lowerBound >= range.lowerBound
    }

    /// Whether `range` stands inside （…） of its sentence.
    func isBracketed(_ range: Range<Int>, in sentence: Int) -> Bool {
        var place = range.lowerBound - 1
        let floor = max(sentences[sentence].range.lowerBound, range.lowerBound - 60)
        while place >= floor {
            if text[place] == 0xFF08 { return true }
            if text[place] == 0xFF09 { return false }
            place -= 1
        }
        return false
    }

    /// （2023年为1.2亿元）…16亿元: whether what stands in brackets with a figure of its own is done with before `place`.
    func leaves(_ range: Range<Int>, _ place: Int, in sentence: Int) -> Bool {
        close(of: range, before: place, in: sentence).map { hasFigure(range.upperBound..<$0, in: sentence) } ?? false
    }

    /// Where the brackets around `range` close, nil where they do not before `place`.
    func close(of range: Range<Int>, before place: Int, in sentence: Int) -> Int? {
        guard range.upperBound <= place, isBracketed(range, in: sentence),
            let close = text[range.upperBound...].prefix(60).firstIndex(where: { $0 == 0xFF09 || $0 == 0x29 }), close < place
        else { return nil }
        return close
    }

    /// Whether `range` opens something in quotation marks or 《…》 that goes on behind it: “2023年全球银行1000强”.
    func isTitled(_ range: Range<Int>, in sentence: Int) -> Bool {
        let mark = before(range.lowerBound, in: sentence)
        guard mark == 0x201C || mark == 0x300A || mark == 0x300C else { return false }
        let close = after(range.upperBound, in: sentence)
        return close != 0x201D && close != 0x300B && close != 0x300D
    }

    /// Whether a sentence goes on behind ；. The next item of a numbered list does not.
    func isContinued(_ sentence: Int) -> Bool {
        let head = sentences[sentence].range.lowerBound
        return head > 0 && text[head - 1] == 0xFF1B && ArticleLayout.listNumber(text, sentences[sentence].range) == nil
    }

    /// The scalar before `place`, 0 at the head of its sentence.
    func before(_ place: Int, in sentence: Int) -> UInt32 {
        place > sentences[sentence].range.lowerBound ? text[place - 1] : 0
    }

    /// The scalar at `place`, 0 at the end of its sentence.
    func after(_ place: Int, in sentence: Int) -> UInt32 {
        place < sentences[sentence].range.upperBound ? text[place] : 0
    }

    /// Two ranges of places, one behind the other.
    struct Near: RandomAccessCollection {
        let head: Range<Int>
        let rest: Range<Int>

        var startIndex: Int { 0 }
        var endIndex: Int { head.count + rest.count }

        subscript(index: Int) -> Int {
            index < head.count ? head.lowerBound + index : rest.lowerBound + index - head.count
        }
    }
}
