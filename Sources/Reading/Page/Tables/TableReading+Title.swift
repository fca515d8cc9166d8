/// What a table's title adds to the headings of its columns.
extension TableReading {
    /// The words of the title before those of a column, where they are the name of a metric together: 快递业务情况 above 业务量 is 快递业务量,
    /// 快递业务收入 above 收入 is itself. A column that names more than what many things have (收入, 产量) needs no title.
    func entitled(_ column: [Range<Int>], under titles: [TableHeading]) -> [Range<Int>] {
        guard column.count == 1 else { return column }
        let heading = letters(column[0])
        if let index = vocabulary.registry.exact(heading.scalars), vocabulary.registry.metrics[index].field != .general {
            return column
        }
        for title in titles {
            guard title.words.count == 1 else { continue }
            let letters = letters(title.words[0])
            if let words = joined(letters, heading) { return words }
        }
        return column
    }

    /// The longest stretch of a title that makes a metric's name with a heading, what both have said once.
    private func joined(_ title: Letters, _ heading: Letters) -> [Range<Int>]? {
        for start in title.scalars.indices {
            for end in stride(from: title.scalars.count, to: start, by: -1) {
                let head = title.scalars[start..<end]
                for shared in stride(from: min(heading.scalars.count, head.count - 1), through: 0, by: -1) {
                    let rest = heading.scalars[shared...]
                    guard head.suffix(shared).elementsEqual(heading.scalars[..<shared]),
                        vocabulary.registry.exact(Array(head + rest)) != nil
                    else { continue }
                    let before = title.places[start]..<title.places[end - 1] + 1
                    let behind = heading.places[shared...]
                    return [before] + zip(behind.prefix(1), behind.suffix(1)).map { $0..<$1 + 1 }
                }
            }
        }
        return nil
    }

    private typealias Letters = (scalars: [UInt32], places: [Int])

    /// The characters of a stretch that are no blanks, and where they stand.
    private func letters(_ range: Range<Int>) -> Letters {
        let places = range.filter { folded[$0] != Folding.blank && folded[$0] != Folding.nothing }
        return (places.map { folded[$0] }, places)
    }
}
