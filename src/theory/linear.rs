//! Systems of linear equations.

/// The solution of `matrix · x = right` by elimination with the largest pivot (Golub & Van Loan
/// 2013, section 3.4). None if the sizes do not fit or the matrix is singular.
pub(super) fn solve(mut matrix: Vec<Vec<f64>>, mut right: Vec<f64>) -> Option<Vec<f64>> {
    let size = right.len();
    if matrix.len() != size || matrix.iter().any(|row| row.len() != size) {
        return None;
    }
    for column in 0..size {
        let pivot = (column..size)
            .max_by(|a, b| matrix[*a][column].abs().total_cmp(&matrix[*b][column].abs()))?;
        if matrix[pivot][column].abs() < f64::MIN_POSITIVE || !matrix[pivot][column].is_finite() {
            return None;
        }
        matrix.swap(column, pivot);
        right.swap(column, pivot);
        let (above, below) = matrix.split_at_mut(column + 1);
        let leading = &above[column];
        for (offset, row) in below.iter_mut().enumerate() {
            let factor = row[column] / leading[column];
            for (cell, lead) in row.iter_mut().zip(leading).skip(column) {
                *cell -= factor * lead;
            }
            right[column + 1 + offset] -= factor * right[column];
        }
    }
    for row in (0..size).rev() {
        let known: f64 = (row + 1..size).map(|column| matrix[row][column] * right[column]).sum();
        right[row] = (right[row] - known) / matrix[row][row];
    }
    right.iter().all(|value| value.is_finite()).then_some(right)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_system_that_needs_an_exchange_of_rows_is_solved() {
        let found = solve(vec![vec![0.0, 2.0], vec![4.0, 1.0]], vec![6.0, 11.0]);
        assert_eq!(found, Some(vec![2.0, 3.0]));
    }

    #[test]
    fn a_singular_system_and_one_of_the_wrong_shape_have_no_solution() {
        assert_eq!(solve(vec![vec![1.0, 2.0], vec![2.0, 4.0]], vec![1.0, 2.0]), None);
        assert_eq!(solve(vec![vec![1.0]], vec![1.0, 2.0]), None);
    }
}
