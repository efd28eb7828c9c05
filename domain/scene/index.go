package scene

// index finds the drawings of records and what lies at a point.
type index struct{}
