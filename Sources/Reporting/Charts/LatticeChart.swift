/// What is known of which month: one row a series, one column a month.
struct LatticeChart {
    /// What is known of a month; what weighs more is greater.
    enum State: Int, Comparable {
        /// Nothing.
        case nothing
        /// Only a total that ends with it.
        case total
        /// The month itself, or what stands at its end.
        case month
        /// Values that contradict one another.
        case conflict

        static func < (left: State, right: State) -> Bool { left.rawValue < right.rawValue }
    }

    var title: String
    var subtitle: String
    /// What stands over the columns, and the year above that.
    var months: [(label: String, year: String)]
    var rows: [(name: String, states: [State])]

    /// Draws it.
    func draw(_ written: Written) -> String {
        let labels = written.labels
        let left = min(320, 26 + (rows.map { Drawing.width(of: $0.name) }.max() ?? 0))
        let cell = min(36, (704 - left) / Double(max(1, months.count)))
        var drawing = Drawing(width: 720, height: 108 + Double(rows.count) * 22 + 36, title: title)
        drawing.heading(title, subtitle)
        for (index, month) in months.enumerated() {
            let x = left + (Double(index) + 0.5) * cell
            drawing.text(month.label, x: x, y: 86, .middle, .grey, size: 11)
            drawing.text(month.year, x: x - 8, y: 71, .start, .ink, size: 11)
        }
        for (index, row) in rows.enumerated() {
            let y = 94 + Double(index) * 22
            drawing.text(row.name, x: left - 10, y: y + 13, .end)
            for (place, state) in row.states.enumerated() {
                draw(state, x: left + (Double(place) + 0.5) * cell - 8, y: y, in: &drawing)
            }
        }
        let y = 94 + Double(rows.count) * 22 + 14
        var x = 16.0
        for (state, key) in [
            (State.month, "lattice.month"), (.total, "lattice.total"), (.conflict, "lattice.conflict"),
            (.nothing, "lattice.nothing"),
        ] {
            draw(state, x: x, y: y, in: &drawing)
            drawing.text(labels[key], x: x + 22, y: y + 13, .start, .grey, size: 11)
            x += 40 + Drawing.width(of: labels[key], size: 11)
        }
        return drawing.svg
    }

    private func draw(_ state: State, x: Double, y: Double, in drawing: inout Drawing) {
        switch state {
        case .nothing: drawing.rectangle(x: x, y: y, width: 16, height: 16, .paper, stroke: .rule)
        case .month: drawing.rectangle(x: x, y: y, width: 16, height: 16, .dark, stroke: .dark)
        case .total: drawing.rectangle(x: x, y: y, width: 16, height: 16, .hatched, stroke: .dark)
        case .conflict:
            drawing.rectangle(x: x, y: y, width: 16, height: 16, .paper, stroke: .ink)
            drawing.line((x + 3, y + 3), (x + 13, y + 13), .ink, width: 2)
            drawing.line((x + 13, y + 3), (x + 3, y + 13), .ink, width: 2)
        }
    }
}
