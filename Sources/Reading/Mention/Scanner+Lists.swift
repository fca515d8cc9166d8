/// Names of which a list says the last part once for all of them.
extension Scanner {
    /// 宜昌市、荆州市|邮政分公司: regions of one level before an office of another one, parted by nothing else, are offices too.
    mutating func shareOffice() {
        guard items.count > 1 else { return }
        for index in items.indices.dropLast().reversed() {
            guard case .name(let name) = items[index].kind, case .name(let next) = items[index + 1].kind,
                case .region(let regions) = name.kind, let region = regions.first,
                next.range.lowerBound == name.range.upperBound + 1,
                Scanner.joints.contains(text[name.range.upperBound]), let last = next.kind.officeRegions?.first,
                vocabulary.names.divisions[region].level == vocabulary.names.divisions[last].level
            else { continue }
            switch next.kind {
            case .system(let form, _):
                items[index].kind = .name(NameMention(range: name.range, kind: .system(form: form, regions: regions)))
            case .branch(_, let tail):
                items[index].kind = .name(NameMention(range: name.range, kind: .branch(regions: regions, tail: tail)))
            default: break
            }
        }
    }

    private static let joints = ScalarSet("、和及与")
}
