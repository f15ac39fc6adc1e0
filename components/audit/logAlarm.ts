/** Lines of a log that are counted, and how many of them raise an alarm. */
export interface LogAlarm {
  /** Ends the names of filter and alarm. */
  readonly name: string;
  /** What it means that it was raised, for whoever is woken. */
  readonly description: string;
  /** A filter pattern of CloudWatch Logs; at most 1024 characters. */
  readonly pattern: string;
  /** The number of lines in `perSeconds` from which it is raised. */
  readonly threshold: number;
  /** Unit: seconds, a multiple of 60. */
  readonly perSeconds: number;
}

/** Unit: seconds. Source: CIS Amazon Web Services Foundations Benchmark v3.0.0, section 4, the period of every alarm. */
export const ALARM_PERIOD = 300;
