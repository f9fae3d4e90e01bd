/* packages/engine/src/numerics: the same arithmetic in the same order. */
#ifndef NUMERICS_H
#define NUMERICS_H

#include <math.h>

static inline double least(double a, double b) { return a < b ? a : b; }
static inline double greatest(double a, double b) { return a > b ? a : b; }

/* y(x), linear between the knots of a uniform grid, held at both ends. */
typedef struct {
  double start, density;
  int last;
  const double *values;
} Curve;

static inline double lookUp(const Curve *curve, double x) {
  const double position = (x - curve->start) * curve->density;
  if (!(position > 0)) return curve->values[0];
  if (position >= curve->last) return curve->values[curve->last];
  const int left = (int)position;
  const double low = curve->values[left];
  return low + (curve->values[left + 1] - low) * (position - left);
}

/* z(x, y), bilinear on a uniform grid stored row by row, held at its edges. */
typedef struct {
  double startX, densityX, startY, densityY;
  int countX, countY;
  const double *values;
} Grid;

static inline double lookUpGrid(const Grid *grid, double x, double y) {
  const int countX = grid->countX, countY = grid->countY;
  const double px = least(greatest((x - grid->startX) * grid->densityX, 0), countX - 1);
  const double py = least(greatest((y - grid->startY) * grid->densityY, 0), countY - 1);
  const int i = px < countX - 1 ? (int)px : countX - 2;
  const int j = py < countY - 1 ? (int)py : countY - 2;
  const double *at = grid->values + i * countY + j;
  const double fy = py - j;
  const double low = at[0] + (at[1] - at[0]) * fy;
  const double high = at[countY] + (at[countY + 1] - at[countY]) * fy;
  return low + (high - low) * (px - i);
}

/* The smaller root of a·x² + b·x + c = 0 for b < 0 < a, stable for c → 0; where there is none, the vertex. */
static inline double smallerRoot(double a, double b, double c) {
  return (2 * c) / (-b + sqrt(greatest(b * b - 4 * a * c, 0)));
}

#endif
