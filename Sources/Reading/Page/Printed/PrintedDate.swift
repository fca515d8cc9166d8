import Quantities

/// Day and page of an issue as they stand in lines above an article: 2022年11月25日 第03版, 2022-11-25 08:30.
enum PrintedDate {
    /// The first full date, in Chinese, with hyphens, slashes or points; nil where there is none.
    static func first(in text: [UInt32]) -> Day? {
        for start in text.indices where Folding.isDigit(Folding.fold(text[start])) {
            guard start == 0 || !Folding.isDigit(Folding.fold(text[start - 1])) else { continue }
            var place = start
            var parts: [Int] = []
            while parts.count < 3, let (number, length) = number(text, place), length <= (parts.isEmpty ? 4 : 2) {
                parts.append(number)
                place += length
                while place < text.count, Folding.fold(text[place]) == Folding.blank, parts.count < 3 { place += 1 }
                guard parts.count < 3, place < text.count, separates(text[place], after: parts.count) else { break }
                place += 1
                while place < text.count, Folding.fold(text[place]) == Folding.blank { place += 1 }
            }
            if parts.count == 3, (1980...2100).contains(parts[0]), let day = Day(year: parts[0], month: parts[1], day: parts[2]) {
                return day
            }
        }
        return nil
    }

    /// The number before 版: 第03版, 3版; nil where there is none.
    static func page(in text: [UInt32]) -> Int? {
        for place in text.indices where text[place] == sheet {
            var start = place
            while start > 0, Folding.fold(text[start - 1]) == Folding.blank { start -= 1 }
            var first = start
            while first > 0, Folding.isDigit(Folding.fold(text[first - 1])) { first -= 1 }
            if let (number, length) = number(text, first), first + length == start, length <= 3, number > 0 { return number }
        }
        return nil
    }

    private static let sheet: UInt32 = 0x7248  // 版

    private static func separates(_ scalar: UInt32, after parts: Int) -> Bool {
        let folded = Folding.fold(scalar)
        return folded == (parts == 1 ? PeriodScanner.nian : PeriodScanner.month) || [0x2D, 0x2F, Folding.point].contains(folded)
    }

    private static func number(_ text: [UInt32], _ start: Int) -> (Int, Int)? {
        var value = 0
        var end = start
        while end < text.count, end - start < 5, Folding.isDigit(Folding.fold(text[end])) {
            value = value * 10 + Int(Folding.fold(text[end]) - 0x30)
            end += 1
        }
        return end > start ? (value, end - start) : nil
    }
}
