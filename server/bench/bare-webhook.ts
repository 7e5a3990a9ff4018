/**
 * The baseline of the text webhook: the same body parser and the same check of the signature as in the hub, and nothing kept. Run as
 * its own process with the token and the public address; prints its port.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { createSignatureCheck } from '../src/security/twilio-signature.ts';

const [token = '', publicBaseUrl = ''] = process.argv.slice(2);
const isFromTwilio = createSignatureCheck([token], publicBaseUrl);

const app = express();
app.use(express.urlencoded({ limit: '64kb', extended: false }));
app.post('/twilio/sms', (req, res) => {
  if (isFromTwilio(req)) res.type('text/xml').send('<?xml version="1.0" encoding="UTF-8"?><Response/>');
  else res.status(403).end();
});

const http = createServer(app).listen(0, '127.0.0.1', () => console.log((http.address() as AddressInfo).port));
