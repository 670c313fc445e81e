# The second oracle: reads <folder>/<function>.csv of random inputs, writes <folder>/<function>.out as R computes it.
suppressMessages({library(survival); library(cmprsk)})
folder <- commandArgs(TRUE)[1]
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))

each <- function(d, f) as.data.frame(do.call(rbind, lapply(seq_len(nrow(d)), function(i) f(as.list(d[i, ])))))
cases <- function(d, f) as.data.frame(do.call(rbind, lapply(split(d, d$case), f)))
one <- function(x) data.frame(value = x)

functions <- list(
  normalCdf = function(d) one(pnorm(d$z)),
  normalSf = function(d) one(pnorm(d$z, lower.tail = FALSE)),
  normalQuantile = function(d) one(qnorm(d$p)),
  betaCdf = function(d) one(pbeta(d$x, d$a, d$b)),
  betaSf = function(d) one(pbeta(d$x, d$a, d$b, lower.tail = FALSE)),
  betaQuantile = function(d) one(qbeta(d$p, d$a, d$b)),
  chiSquareCdf = function(d) one(pchisq(d$x, d$df)),
  chiSquareSf = function(d) one(pchisq(d$x, d$df, lower.tail = FALSE)),
  chiSquareQuantile = function(d) one(qchisq(d$p, d$df)),
  gammaCdf = function(d) one(pgamma(d$x, d$shape, d$rate)),
  gammaSf = function(d) one(pgamma(d$x, d$shape, d$rate, lower.tail = FALSE)),
  studentTTwoSidedP = function(d) one(2 * pt(abs(d$t), d$df, lower.tail = FALSE)),
  studentTQuantile = function(d) one(qt(d$p, d$df)),
  binomialPmf = function(d) one(dbinom(d$k, d$n, d$p)),
  binomialCdf = function(d) one(pbinom(d$k, d$n, d$p)),
  binomialUpper = function(d) one(pbinom(d$k - 1, d$n, d$p, lower.tail = FALSE)),
  poissonPmf = function(d) one(dpois(d$k, d$lambda)),
  poissonUpper = function(d) one(ppois(d$k - 1, d$lambda, lower.tail = FALSE)),
  hypergeometricPmf = function(d) one(dhyper(d$k, d$whites, d$blacks, d$draws)),
  logGamma = function(d) one(lgamma(d$x)),
  digamma = function(d) one(digamma(d$x)),
  "proportionCi wilson" = function(d) each(d, function(i) {
    ci <- suppressWarnings(prop.test(i$x, i$n, conf.level = i$level, correct = FALSE))$conf.int
    c(lower = ci[1], upper = ci[2])
  }),
  "proportionCi clopper_pearson" = function(d) each(d, function(i) {
    ci <- binom.test(i$x, i$n, conf.level = i$level)$conf.int
    c(lower = ci[1], upper = ci[2])
  }),
  "riskDifferenceCi wald" = function(d) each(d, function(i) {
    ci <- suppressWarnings(prop.test(c(i$x1, i$x2), c(i$n1, i$n2), conf.level = i$level, correct = FALSE))$conf.int
    c(lower = ci[1], upper = ci[2])
  }),
  binomialTest = function(d) each(d, function(i) c(p = binom.test(i$x, i$n, i$p0)$p.value)),
  fisherExact = function(d) each(d, function(i) {
    f <- fisher.test(matrix(c(i$a, i$c, i$b, i$d), 2))
    c(p = f$p.value, or = unname(f$estimate), lower = f$conf.int[1], upper = f$conf.int[2])
  }),
  pearsonChiSquare = function(d) each(d, function(i) {
    f <- suppressWarnings(chisq.test(matrix(c(i$a, i$c, i$b, i$d), 2), correct = TRUE))
    c(chiSquare = unname(f$statistic), p = f$p.value)
  }),
  poissonRateCi = function(d) each(d, function(i) {
    f <- poisson.test(i$events, i$personTime, conf.level = i$level)
    c(rate = unname(f$estimate), lower = f$conf.int[1], upper = f$conf.int[2])
  }),
  poissonRateRatioExact = function(d) each(d, function(i) {
    f <- poisson.test(c(i$x1, i$x2), c(i$t1, i$t2), conf.level = i$level)
    c(ratio = unname(f$estimate), lower = f$conf.int[1], upper = f$conf.int[2], pTwoSided = f$p.value)
  }),
  cmhTest = function(d) cases(d, function(s) {
    tables <- array(rbind(s$a, s$c, s$b, s$d), c(2, 2, nrow(s)))
    f <- mantelhaen.test(tables, correct = TRUE)
    c(chiSquare = unname(f$statistic), p = f$p.value, commonOddsRatio = unname(f$estimate), lower = f$conf.int[1], upper = f$conf.int[2])
  }),
  "kaplanMeier log-log" = function(d) cases(d, function(s) {
    f <- survfit(Surv(time, status) ~ 1, s, conf.type = "log-log")
    k <- which(f$n.event > 0); k <- k[ceiling(length(k) / 2)]
    c(surv = f$surv[k], se = f$std.err[k] * f$surv[k], lower = f$lower[k], upper = f$upper[k])
  }),
  kmMedian = function(d) cases(d, function(s) {
    q <- summary(survfit(Surv(time, status) ~ 1, s, conf.type = "log"))$table
    c(median = unname(q["median"]), lower = unname(q["0.95LCL"]), upper = unname(q["0.95UCL"]))
  }),
  logRank = function(d) cases(d, function(s) {
    f <- survdiff(Surv(time, status) ~ group, s)
    c(expected = f$exp[1], chiSquare = f$chisq, p = pchisq(f$chisq, 1, lower.tail = FALSE))
  }),
  logRankK = function(d) cases(d, function(s) {
    f <- survdiff(Surv(time, status) ~ group, s)
    c(chiSquare = f$chisq, p = pchisq(f$chisq, length(f$n) - 1, lower.tail = FALSE))
  }),
  coxTwoGroup = function(d) cases(d, function(s) {
    fit <- function(ties) suppressWarnings(coxph(Surv(time, status) ~ group, s, ties = ties, control = coxph.control(eps = 1e-13, iter.max = 100)))
    b <- fit("breslow"); e <- fit("efron")
    # Without a maximum R stops somewhere far out.
    if (abs(coef(b)) > 12) return(c(breslowBeta = NaN, breslowSe = NaN, efronBeta = NaN, efronSe = NaN))
    c(breslowBeta = unname(coef(b)), breslowSe = sqrt(b$var[1]), efronBeta = unname(coef(e)), efronSe = sqrt(e$var[1]))
  }),
  cumulativeIncidence = function(d) cases(d, function(s) {
    at <- timepoints(cuminc(s$time, s$cause), s$at[1])
    c(cause1 = at$est[1], var1 = at$var[1], cause2 = at$est[2], var2 = at$var[2])
  }),
  grayTest = function(d) cases(d, function(s) {
    f <- cuminc(s$time, s$cause, s$group)$Tests
    c(stat1 = f[1, 1], p1 = f[1, 2], stat2 = f[2, 1], p2 = f[2, 2])
  })
)

# Each adds to the functions.
for (part in c("intervals", "samples", "boundaries", "sequential")) source(file.path(here, "oracle", paste0(part, ".R")))

for (name in sub("[.]csv$", "", list.files(folder, "[.]csv$"))) {
  d <- read.csv(file.path(folder, paste0(name, ".csv")))
  out <- functions[[name]](d)
  out[] <- lapply(out, function(x) format(as.numeric(x), digits = 17))
  write.csv(out, file.path(folder, paste0(name, ".out")), row.names = FALSE, quote = FALSE)
}
cat(R.version.string, "survival", as.character(packageVersion("survival")), "cmprsk", as.character(packageVersion("cmprsk")))
