export type Secrets = Readonly<{
  databasePassword: string;
  stripeKey: string;
  webhookSecret: string;
  productToken: string;
  slackToken: string;
}>;
