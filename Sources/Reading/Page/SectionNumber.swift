/// The number that a section of a report begins with: 一、, 十二、, 3., （二）.
enum SectionNumber {
    /// - Parameter head: the first four folded scalars of a line; fewer of a shorter one.
    static func begins(_ head: ArraySlice<UInt32>) -> Bool {
        guard let first = head.first else { return false }
        if first == 0xFF08 { return head.dropFirst().first.map(isNumeral) ?? false }
        return isNumeral(first) && head.dropFirst().contains { $0 == 0x3001 || $0 == 0x2E }
    }

    /// 一、 and 十二、, as a report counts its sections.
    static func isInWords(_ head: ArraySlice<UInt32>) -> Bool {
        guard let mark = head.firstIndex(of: 0x3001) else { return false }
        return head[..<mark].allSatisfy { isNumeral($0) && !Folding.isDigit($0) }
    }

    private static func isNumeral(_ scalar: UInt32) -> Bool {
        Numerals.digit(scalar) != nil || scalar == 0x5341 || Folding.isDigit(scalar)
    }
}
