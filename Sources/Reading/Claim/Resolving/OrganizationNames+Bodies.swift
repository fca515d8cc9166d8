/// Divisions and bodies of systems as what names stand for.
extension OrganizationNames {
    /// The division at `index`.
    func body(ofDivision index: Int, reason: String) -> Resolved {
        let division = divisions[index]
        return Resolved(
            name: displayName(index), level: division.level, system: "region", region: index,
            parent: division.parent >= 0 ? displayName(division.parent) : "全国", reason: reason)
    }

    /// The body that a form of a system gives a division.
    func body(_ form: SystemForm, of region: Int, reason: String? = nil) -> Resolved {
        let why = "system \(form.system) and region \(displayName(region))" + (reason.map { ": " + $0 } ?? "")
        return Resolved(
            name: fill(form.pattern, region), level: divisions[region].level, system: form.system, region: region,
            parent: above(form, region), reason: why)
    }

    /// Those of `regions` that exist today, by their codes.
    func living(_ regions: [Int]) -> [Int] {
        current(regions).sorted { divisions[$0].code < divisions[$1].code }
    }

}
